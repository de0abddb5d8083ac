# Finds, and on Debian installs, what the tests need. Sourced by tests/run.

# The newest PostgreSQL from 15 on; prints its bin folder.
postgresql_bin() {
  local folder version
  for folder in $(printf '%s\n' /usr/lib/postgresql/*/bin | sort -Vr) "$(pg_config --bindir 2>/dev/null)"; do
    [ -x "$folder/initdb" ] || continue
    version=$("$folder/initdb" --version | grep -oE '[0-9]+' | head -1)
    [ "$version" -lt 15 ] || { echo "$folder"; return 0; }
  done
  return 1
}

has_tool() {
  case $1 in
    postgresql) postgresql_bin >/dev/null ;;
    chromium) [ -x /usr/bin/chromium ] || [ -x /usr/bin/chromium-browser ] || [ -x /usr/bin/google-chrome ] ;;
    dovecot) [ -x /usr/sbin/dovecot ] && [ -x /usr/lib/dovecot/imap ] ;;
    smtp-sink) [ -x /usr/sbin/smtp-sink ] || command -v smtp-sink >/dev/null ;;
    *) command -v "$1" >/dev/null ;;
  esac
}

as_root() { if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo -n "$@"; fi; }

# require_tools tool…
require_tools() {
  local tool missing=() packages=() version
  for tool in "$@"; do
    has_tool "$tool" || missing+=("$tool")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  if [[ " ${missing[*]} " == *" dotnet "* ]]; then
    echo 'The .NET 10 SDK is missing: https://dotnet.microsoft.com/download/dotnet/10.0'
    return 1
  fi
  if ! command -v apt-get >/dev/null || ! { [ "$(id -u)" -eq 0 ] || sudo -n true 2>/dev/null; }; then
    echo "Missing: ${missing[*]}. Install PostgreSQL 15 or later (server), Chromium, Postfix (for smtp-sink) and Dovecot (IMAP); on Debian, as root:"
    echo '  apt-get install --no-install-recommends postgresql-15 chromium postfix dovecot-imapd'
    return 1
  fi

  as_root apt-get update -qq || return 1
  for tool in "${missing[@]}"; do
    case $tool in
      smtp-sink)
        # Only its test tools are wanted: no mail server gets configured or started.
        echo 'postfix postfix/main_mailer_type select No configuration' | as_root debconf-set-selections
        packages+=(postfix)
        ;;
      dovecot) packages+=(dovecot-imapd) ;;
      postgresql)
        version=$(apt-cache pkgnames postgresql- | grep -oE '^postgresql-(1[5-9]|[2-9][0-9])$' | sort -V | head -1)
        packages+=("${version:-postgresql}")
        ;;
      *) packages+=("$tool") ;;
    esac
  done
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${packages[@]}" >"$work/apt.log" 2>&1 ||
    { cat "$work/apt.log"; return 1; }
  for tool in "${missing[@]}"; do
    has_tool "$tool" || { echo "$tool is still missing after installing ${packages[*]}."; return 1; }
  done
}
