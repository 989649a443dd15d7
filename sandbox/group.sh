#!/bin/bash
# group.sh NAME COMMAND…: becomes COMMAND, in a control group NAME of its own in every hierarchy, below the caller's.
# Machines that shared one would mix up their units; and whatever a crash leaves behind is found by the group's name.
set -euo pipefail
name=$1
shift

# Where systemd runs, it hands out groups: on cgroup v2 nobody else may make one with controllers.
if [ -d /run/systemd/system ] && [ -z "${KONBIT_SCOPE-}" ]; then
  KONBIT_SCOPE=1 exec systemd-run --quiet --scope --collect --unit="$name" --property=Delegate=yes "$0" "$name" "$@"
fi

while IFS=: read -r _ names path; do
  group=/sys/fs/cgroup/${names#name=}
  # The unified hierarchy has no names; beside version 1 it is in a folder of its own.
  [ -n "$names" ] || [ -f /sys/fs/cgroup/cgroup.procs ] || group=/sys/fs/cgroup/unified
  group=${group%/}${path%/}
  case $group in */"$name".scope) continue ;; esac
  mkdir -p "$group/$name"
  # Version 1 lets nobody into a cpuset without processors and memory.
  for file in cpuset.cpus cpuset.mems; do
    [ ! -f "$group/$name/$file" ] || cat "$group/$file" >"$group/$name/$file"
  done
  echo $$ >"$group/$name/cgroup.procs"
done < <(cat /proc/self/cgroup)
exec "$@"
