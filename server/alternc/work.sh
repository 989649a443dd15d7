# A batch of things that AlternC has: one call of the driver, which is in $driver with its request before it, then AlternC's own
# programs, until it has really done what it was told.

alternc_work() { # ID…: all things of the batch
  local id what text answer
  ids=("$@")
  getent passwd alterncpanel >/dev/null || {
    fail_all 'there is no AlternC on this server (no user alterncpanel); a server without it wants no "konbit:backend: alternc"'
    return
  }
  alternc_unlock
  : >/run/konbit/alternc-at-work
  answer=$(printf %s "$driver" | runuser -u alterncpanel -- php 2>&1)
  while read -r what id text; do
    case $what in
      changed) current=$id && changed "$text" ;;
      fresh) fresh+=("$text") ;;
      failed) fail "$id" "$text" ;;
      ok) told[$id]=1 ;;
    esac
  done <<<"$answer"
  for id in "${ids[@]}"; do
    [ -n "${told[$id]-}" ] || ! ok "$id" || fail "$id" "AlternC's classes stopped: $(tail -c 600 <<<"$answer")"
  done
}

# A run of ours that was killed has left AlternC's lock on domains, and AlternC would wait a quarter of an hour for it.
alternc_unlock() {
  [ -e /run/konbit/alternc-at-work ] || return 0
  pgrep -f '^/usr/bin/php .*/usr/lib/alternc/update_domains.php' >/dev/null || rm -f /run/alternc/cron.lock
}

alternc_done() {
  rm -f /run/konbit/alternc-at-work
  finish
}
declare -A told=()

# What the panel only notes is done by AlternC's cron, within a minute or twenty. It is started now, and waited for: another run
# of it may be under way.
alternc_settle() { # PROGRAM…: do_actions.php or update_domains.php
  local program try what id text
  local -A pending
  for ((try = 0; try < 60; try++)); do
    pending=()
    while read -r what id text; do
      case $what in
        pending) ! ok "$id" || pending[$id]+="$text, " ;;
        failed) ! ok "$id" || fail "$id" "$text" ;;
      esac
    done < <(printf %s "$pending_driver" | runuser -u alterncpanel -- php 2>/dev/null)
    [ ${#pending[@]} -gt 0 ] || return 0
    alternc_resume
    for program; do
      # It would wait for whoever has the lock, perhaps for a quarter of an hour.
      [ "$program" = update_domains.php ] && [ -e /run/alternc/cron.lock ] || "/usr/lib/alternc/$program" >/dev/null 2>&1 8>&-
    done
    [ "$try" = 0 ] || sleep 2
  done
  for id in "${!pending[@]}"; do
    fail "$id" "AlternC was told, and after two minutes has still not done ${pending[$id]%, }. $(alternc_why)"
  done
}

# Of do_actions.php that was killed a job stays that is begun and nobody's, and sometimes a lock: AlternC gives that job up, or never
# looks at it again. These can be done twice.
alternc_resume() {
  ! pgrep -f '^/usr/bin/php .*/usr/lib/alternc/do_actions.php' >/dev/null || return 0
  rm -f /run/alternc/do_actions_cron.lock
  mysql --defaults-file=/etc/alternc/my.cnf -e "UPDATE actions SET begin = 0 WHERE begin != 0 AND end = 0 AND type IN ('CREATE_DIR', 'FIX_DIR', 'FIX_FILE', 'FIX_USER')"
}

alternc_why() {
  if [ -e /run/alternc/jobs-lock ]; then
    echo '/run/alternc/jobs-lock is there: wait until alternc.install has ended, or remove that file when none runs'
  elif [ -e /run/alternc/cron.lock ]; then
    echo '/run/alternc/cron.lock is there: AlternC works on domains, or was interrupted; remove that file when no update_domains.php runs'
  elif ! systemctl -q is-active cron; then
    echo 'cron does not run, and AlternC lives by it: systemctl enable --now cron'
  else
    echo 'run /usr/lib/alternc/update_domains.php and /usr/lib/alternc/do_actions.php as root to see what they say, then run konbit again'
  fi
}
