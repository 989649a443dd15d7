# Read-only: what AlternC says about everybody, on the first line; below it what only root sees.
(
  export LC_ALL=C PATH=/usr/sbin:/usr/bin:/sbin:/bin
  answer=$(alternc_ask) || {
    printf '%s\n' "$answer" >&2
    exit 1
  }
  printf '%s\n' "$answer"
  alternc_facts
  . /etc/alternc/local.sh
  stat -c $'home\t%n\t%u:%g %a' "$ALTERNC_HTML"/*/*/ 2>/dev/null
  alternc_zones
  alternc_lists_told
  exit 0
)
