# Runs the driver, which is in $driver, in AlternC's panel. Nothing is left on the server.
alternc_ask() {
  getent passwd alterncpanel >/dev/null || {
    echo '{"refused":"there is no AlternC on this server (no user alterncpanel)"}'
    return 1
  }
  printf %s "$driver" | runuser -u alterncpanel -- php
}
