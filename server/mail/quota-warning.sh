#!/bin/sh
# mail-quota-warning PERCENT ADDRESS: a message in the box whose space runs out, in the language of its owner. Dovecot runs it
# when the box crosses the mark, as root: it is delivered at once and past the limit, which a box at 95 % may have crossed.
set -eu
percent=$1 address=$2
domain=${address#*@}
case $address in *[!a-z0-9._@+-]*) exit 1 ;; esac
lang=$(sqlite3 -readonly /var/lib/konbit/mail/mail.db "SELECT lang FROM mailbox WHERE address = '$address'")
if [ "$lang" = en ]; then
  subject="Your mailbox is $percent % full"
  text="The mailbox $address is $percent % full.

When it is full, no more mail arrives: whoever writes to you is told so at once.

What you can do: delete large messages, empty the Trash and Junk folders, or ask your organisation for more space
(the size stands in its member file)."
else
  subject="Votre boîte est pleine à $percent %"
  text="La boîte $address est pleine à $percent %.

Quand elle sera pleine, plus aucun courriel n'arrivera : qui vous écrit en sera averti aussitôt.

Ce que vous pouvez faire : supprimer de gros messages, vider les dossiers Trash (corbeille) et Junk (indésirables), ou demander plus
d'espace à votre organisation (la taille est écrite dans son fichier de membre)."
fi
/usr/lib/dovecot/dovecot-lda -d "$address" -f "postmaster@$domain" -o 'plugin/quota=count:User quota:noenforcing' <<MESSAGE
From: konbit <postmaster@$domain>
To: $address
Subject: =?UTF-8?B?$(printf %s "$subject" | base64 -w 0)?=
Date: $(date -R)
Auto-Submitted: auto-generated
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

$text
MESSAGE
