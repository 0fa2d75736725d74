#!/usr/bin/env bash
# Runs a Slurm with accounting on one machine, to try NeMo Run's SlurmExecutor.
# Only this machine can reach it.
set -euo pipefail
umask 022
state=$(realpath -m "${NEMO_RUN_SLURM:-${TMPDIR:-/tmp}/nemo-run-slurm}")
packages=(slurm-wlm slurmdbd munge mariadb-server openssh-server rsync)
daemons=(munged mariadbd slurmdbd slurmctld slurmd-n1 slurmd-n2 sshd)
usage="usage: bash slurm.sh up [--install] | down | status

Runs a Slurm on 127.0.0.1 with accounting, two virtual nodes and an SSH server.
For Debian 12, as root.

  up       starts what isn't running, and prints the line that points Slurm's
           commands to it; with --install, installs missing packages
  down     cancels its jobs, stops what up started, and removes its folder,
           including the database
  status   shows what is running; exits with 1 if anything isn't

Its folder is \$NEMO_RUN_SLURM, or else $state."

say() { echo "slurm: $*" >&2; }
fail() { say "$@"; exit 1; }

up() {
  check_machine
  check_packages "$@"
  if [ -e "$state" ] && ! is_ours; then
    fail "$state isn't from this script; set NEMO_RUN_SLURM to another folder"
  fi
  [ -e "$SLURM_CONF" ] || write_configuration
  local host_key=$state/ssh/host_key identity=$state/ssh/identity
  local database=$state/mysql entry

  # Munge signs the messages between all of them.
  start munged --foreground --key-file="$state/munge.key" \
    --seed-file="$state/munge.seed" --socket="$state/munge.socket" \
    --pid-file="$state/munge.pid"
  await munged munge --socket="$state/munge.socket" --no-input

  # SlurmExecutor gets a job's state from sacct, sacct from slurmdbd, and slurmdbd
  # needs a database.
  if [ ! -d "$database" ]; then
    say "making a database"
    rm -rf "$database.new"
    install -d -o mysql -g mysql "$database.new"
    mariadb-install-db --no-defaults --user=mysql --datadir="$database.new" \
      >"$state/log/install-db" 2>&1
    mv "$database.new" "$database"
  fi
  export MYSQL_UNIX_PORT=$database/socket
  start mariadbd --no-defaults --user=mysql --datadir="$database" \
    --socket="$MYSQL_UNIX_PORT" --pid-file="$database/pid" --skip-networking
  await mariadbd mariadb --no-defaults --execute 'select 1'
  start slurmdbd -D
  await slurmdbd sacctmgr --noheader list cluster
  local user=${SUDO_USER:-root}
  for entry in "cluster docs" "account docs" "user $user account=docs"; do
    # It fails if the entry exists.
    sacctmgr --immediate --quiet add $entry >>"$state/log/sacctmgr" 2>&1 || true
  done

  start slurmctld -D
  await slurmctld scontrol ping
  start slurmd-n1 -D -N n1
  start slurmd-n2 -D -N n2
  await slurmd-n1 node_answers n1
  await slurmd-n2 node_answers n2

  # SSHTunnel logs in here. Each start makes new keys; ssh finds the server's key
  # in the list that all users share.
  if [ ! -e "$identity" ]; then
    say "making SSH keys"
    rm -f "$host_key"
    ssh-keygen -q -t ed25519 -N '' -f "$host_key"
    forget_host_key
    echo "[127.0.0.1]:2222 $(cut -d ' ' -f 1,2 "$host_key.pub")" \
      >>/etc/ssh/ssh_known_hosts
    ssh-keygen -q -t ed25519 -N '' -f "$identity"
    chown "${SUDO_USER:-root}" "$identity"
  fi
  mkdir -p /run/sshd
  start sshd -D -e -f "$state/ssh/config"
  await sshd ssh-keyscan -p 2222 127.0.0.1

  say "ready; this line points Slurm's commands to it"
  echo "export SLURM_CONF=$SLURM_CONF"
}

down() {
  if [ ! -e "$state" ]; then say "nothing to stop"; return; fi
  is_ours || fail "$state is not from here"
  local pid
  if pid_of slurmctld >/dev/null; then
    say "cancelling jobs"
    timeout 10 squeue --noheader --format %A |
      xargs --no-run-if-empty timeout 10 scancel --quiet || true
    for _ in {1..50}; do
      [ "$(timeout 10 squeue --noheader)" ] || break
      sleep 0.2
    done
  fi
  # These run jobs, and are left over if slurmctld was gone.
  for pid in $(pgrep -x slurmstepd); do
    if [ "$(readlink "/proc/$pid/cwd")" = "$state" ]; then
      say "killing a job"
      kill_tree "$pid"
    fi
  done
  for ((i = ${#daemons[@]} - 1; i >= 0; i--)); do # in reverse order
    stop "${daemons[i]}"
  done
  forget_host_key
  # Slurm numbers jobs from 1 again. With the old database, sacct would report the
  # old ones, so remove both.
  rm -rf "$state"
  say "removed $state"
}

status() {
  local name missing=
  for name in "${daemons[@]}"; do
    if pid_of "$name" >/dev/null; then
      echo "$name runs"
    else
      echo "$name does not run"
      missing=1
    fi
  done
  if [ "$missing" ]; then return 1; fi
  sinfo
}

check_machine() {
  local system
  system=$(. /etc/os-release 2>/dev/null && echo "$ID ${VERSION_ID-}") || true
  [ "$system" = "debian 12" ] ||
    fail "this is ${system:-not Linux}; the settings are for Debian 12"
  [ "$UID" = 0 ] ||
    fail "Slurm needs root to start jobs as their user; run: sudo bash $0 up"
}

check_packages() {
  local missing=() package
  for package in "${packages[@]}"; do
    dpkg-query --show --showformat='${Status}' "$package" 2>&1 |
      grep -q 'ok installed' || missing+=("$package")
  done
  if [ ${#missing[@]} = 0 ]; then return; fi
  [ "${1-}" = --install ] ||
    fail "packages are missing; run: apt-get update &&" \
      "apt-get install --no-install-recommends ${missing[*]}"
  say "installing ${missing[*]}"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive \
    apt-get install -yqq --no-install-recommends "${missing[@]}" >/dev/null
}

write_configuration() {
  say "writing the configuration to $state"
  mkdir -p "$state"
  touch "$state/made-by-slurm.sh" # what down removes
  mkdir -p "$state"/{log,run,ssh,state,spool/n1,spool/n2}
  (umask 077 && head -c 1024 /dev/urandom >"$state/munge.key")

  (umask 077 && cat >"$state/slurmdbd.conf") <<CONF
SlurmUser=root
AuthType=auth/munge
AuthInfo=$state/munge.socket
DbdHost=localhost
DbdAddr=127.0.0.1
DbdPort=16819
CommunicationParameters=NoInAddrAny
StorageType=accounting_storage/mysql
StorageUser=root
PidFile=$state/slurmdbd.pid
CONF

  cat >"$state/cgroup.conf" <<CONF
# Version 2 needs systemd, which containers lack.
CgroupPlugin=cgroup/v1
CONF

  cat >"$state/ssh/config" <<CONF
ListenAddress 127.0.0.1
Port 2222
HostKey $state/ssh/host_key
AuthorizedKeysFile $state/ssh/identity.pub
StrictModes no
PasswordAuthentication no
UsePAM no
Subsystem sftp internal-sftp
PidFile none
SetEnv SLURM_CONF=$SLURM_CONF
CONF

  cat >"$SLURM_CONF.new" <<CONF
ClusterName=docs
SlurmctldHost=${HOSTNAME%%.*}(127.0.0.1)
SlurmctldPort=16817
SlurmUser=root
SlurmdUser=root
AuthType=auth/munge
AuthInfo=socket=$state/munge.socket
# Listen on 127.0.0.1, not on all addresses.
CommunicationParameters=NoInAddrAny,NoCtldInAddrAny

# What sacct reads.
AccountingStorageType=accounting_storage/slurmdbd
AccountingStorageHost=127.0.0.1
AccountingStoragePort=16819
AccountingStoragePass=$state/munge.socket
JobAcctGatherType=jobacct_gather/linux

# Cancel a job when the one it depends on has failed. Otherwise, it stays pending.
DependencyParameters=kill_invalid_depend

# Two nodes with two cores each, whatever this machine has.
SlurmdParameters=config_overrides
NodeName=DEFAULT CPUs=2 RealMemory=4000
NodeName=n1 NodeHostname=${HOSTNAME%%.*} NodeAddr=127.0.0.1 Port=16821
NodeName=n2 NodeHostname=${HOSTNAME%%.*} NodeAddr=127.0.0.1 Port=16822
PartitionName=debug Nodes=ALL Default=YES MaxTime=01:00:00
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2

# No cgroups, no MPI.
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none

StateSaveLocation=$state/state
SlurmdSpoolDir=$state/spool/%n
SlurmctldPidFile=$state/slurmctld.pid
SlurmdPidFile=$state/slurmd.%n.pid
CONF
  mv "$SLURM_CONF.new" "$SLURM_CONF" # where this file is, the others are, too
}

is_ours() { [ -O "$state" ] && [ -e "$state/made-by-slurm.sh" ]; }

# Each daemon runs in the foreground of its own session, so the shell knows its
# pid, and run/NAME stores it.
start() { # NAME OPTION...: a name is a command, or a command, a hyphen and more
  local name=$1
  shift
  if pid_of "$name" >/dev/null; then say "$name runs already"; return; fi
  say "starting $name"
  local command
  command=$(PATH=$PATH:/usr/sbin type -P "${name%-*}")
  (cd "$state" && exec setsid "$command" "$@") \
    >>"$state/log/$name" 2>&1 </dev/null &
  echo "$! $(born $!)" >"$state/run/$name"
}

await() { # NAME COMMAND...: until the command succeeds
  local name=$1 end=$((SECONDS + 180))
  shift
  until "$@" >/dev/null 2>&1; do
    if ! pid_of "$name" >/dev/null || [ $SECONDS -gt $end ]; then
      tail -n 20 "$state/log/$name" >&2
      fail "$name does not answer; see the end of $state/log/$name above"
    fi
    sleep 0.2
  done
}

stop() { # NAME
  local pid
  pid=$(pid_of "$1") || return 0
  say "stopping $1"
  kill "$pid"
  for _ in {1..300}; do pid_of "$1" >/dev/null || return 0; sleep 0.1; done
  kill -9 "$pid"
  while pid_of "$1" >/dev/null; do sleep 0.1; done
}

pid_of() { # NAME: its pid, when it runs
  local pid born
  read -r pid born 2>/dev/null <"$state/run/$1" && [ "$born" ] &&
    [ "$(born "$pid")" = "$born" ] && echo "$pid"
}

# Prints the start time of PID, which differs for a later process with that pid;
# prints nothing if the process has ended.
born() { # PID
  sed 's/.*) //' "/proc/$1/stat" 2>/dev/null | awk '$1 != "Z" { print $20 }'
}

kill_tree() { # PID
  local child
  for child in $(pgrep -P "$1"); do kill_tree "$child"; done
  kill -9 "$1" 2>/dev/null || true
}

node_answers() { # NAME
  sinfo --noheader --nodes="$1" --format %T |
    grep -qxE 'idle|mixed|allocated|completing'
}

forget_host_key() {
  sed -i '/^\[127\.0\.0\.1\]:2222 /d' /etc/ssh/ssh_known_hosts 2>/dev/null || true
}

export SLURM_CONF=$state/slurm.conf
case "${1-}" in
  up | down | status) "$@" ;;
  -h | --help) echo "$usage" ;;
  *) echo "$usage" >&2; exit 2 ;;
esac
