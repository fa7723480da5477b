#!/usr/bin/env bash
# Tests the flows that Branch workstations in Branch opens. Run it there: bash SCRIPT [RESULT_FILE]
# It needs no rights of an administrator. SECONDS_PER_CHECK (3) is how long it waits for an answer.
set -u

# What the system says of a refused connection is read below.
export LC_ALL=C
seconds=${SECONDS_PER_CHECK:-3}
host=$(printf '%s' "${HOSTNAME:-}" | tr -cd 'A-Za-z0-9._-')
host=${host:-unknown}
out=${1:-portolan-results-$host.csv}

test_tcp() {
    local error code=0
    error=$(timeout "$seconds" bash -c 'exec 3<>"/dev/tcp/$0/$1"' "$1" "$2" 2>&1) || code=$?
    case $code:$error in
        0:*) echo passed ;;
        *refused* | *'not known'* | *'name resolution'*) echo unclear ;;
        *) echo blocked ;;
    esac
}

# A question that a service on this port answers; a single byte elsewhere.
probe() {
    case $1 in
        53) printf '\0\1\1\0\0\1\0\0\0\0\0\0\0\0\2\0\1' ;;
        123) printf '\43'; printf '\0%.0s' {1..47} ;;
        *) printf '\0' ;;
    esac
}

test_udp() {
    local count
    count=$({
        exec 3<>"/dev/udp/$1/$2" || exit
        probe "$2" >&3
        timeout "$seconds" head -c 1 <&3 | wc -c
    } 2>/dev/null)
    if [ "${count:-0}" -gt 0 ]; then echo passed; else echo unclear; fi
}

test_icmp() {
    if ! command -v ping >/dev/null; then
        echo skipped
    elif ping -c 1 -W "$seconds" "$1" >/dev/null 2>&1; then
        echo passed
    else
        echo blocked
    fi
}

check() {
    local outcome
    case $3 in
        tcp) outcome=$(test_tcp "$2" "$4") ;;
        udp) outcome=$(test_udp "$2" "$4") ;;
        icmp) outcome=$(test_icmp "$2") ;;
        *) outcome=skipped ;;
    esac
    # Nothing needs to listen on each port of a range.
    if [ "$outcome" = blocked ] && [ "${5:-}" = range ]; then outcome=unclear; fi
    printf '%s\n' "$outcome $1 $3 $2 $4" >&2
    printf '%s,%s,%s,%s,%s,%s,%s\n' "$1" "$2" "$3" "$4" "$outcome" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$host"
}

skip() {
    printf '%s,%s,%s,%s,skipped,%s,%s\n' "$1" "$2" "$3" "$4" "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$host"
}

{
printf '%s\n' 'flow_id,destination,protocol,port,outcome,time,host'
check 'ft1hdkyggrpv' '10.1.10.10' 'icmp' ''
check 'ft1hdkyggrpv' '10.1.10.11' 'icmp' ''
check 'fxk078r9bp8s' '10.1.10.10' 'icmp' ''
check 'fxk078r9bp8s' '10.1.10.11' 'icmp' ''
check 'fkvd8q3xj8de' '10.1.10.10' 'icmp' ''
check 'fkvd8q3xj8de' '10.1.10.11' 'icmp' ''
check 'f4ybc0zgk92z' '10.1.10.10' 'tcp' '53'
check 'f4ybc0zgk92z' '10.1.10.11' 'tcp' '53'
check 'ffk7hqnfmxvc' '10.1.10.10' 'tcp' '88'
check 'ffk7hqnfmxvc' '10.1.10.11' 'tcp' '88'
check 'fghcpxzeg4hh' '10.1.10.10' 'tcp' '135'
check 'fghcpxzeg4hh' '10.1.10.11' 'tcp' '135'
check 'fdskvkveat9v' '10.1.10.10' 'tcp' '389'
check 'fdskvkveat9v' '10.1.10.11' 'tcp' '389'
check 'frxshdj5gxg5' '10.1.10.10' 'tcp' '445'
check 'frxshdj5gxg5' '10.1.10.11' 'tcp' '445'
check 'fvnct66xgv9w' '10.1.10.10' 'tcp' '464'
check 'fvnct66xgv9w' '10.1.10.11' 'tcp' '464'
check 'f35mgkw2rhb3' '10.1.10.10' 'tcp' '636'
check 'f35mgkw2rhb3' '10.1.10.11' 'tcp' '636'
check 'frm5vj8bph66' '10.1.10.10' 'tcp' '1024' range
check 'frm5vj8bph66' '10.1.10.10' 'tcp' '65535' range
check 'frm5vj8bph66' '10.1.10.11' 'tcp' '1024' range
check 'frm5vj8bph66' '10.1.10.11' 'tcp' '65535' range
check 'fvrne30en35y' '10.1.10.10' 'tcp' '1024' range
check 'fvrne30en35y' '10.1.10.10' 'tcp' '65535' range
check 'fvrne30en35y' '10.1.10.11' 'tcp' '1024' range
check 'fvrne30en35y' '10.1.10.11' 'tcp' '65535' range
check 'fzk10r264n0q' '10.1.10.10' 'tcp' '1024' range
check 'fzk10r264n0q' '10.1.10.10' 'tcp' '65535' range
check 'fzk10r264n0q' '10.1.10.11' 'tcp' '1024' range
check 'fzk10r264n0q' '10.1.10.11' 'tcp' '65535' range
check 'fng81kzk0mn1' '10.1.10.10' 'tcp' '1024' range
check 'fng81kzk0mn1' '10.1.10.10' 'tcp' '65535' range
check 'fng81kzk0mn1' '10.1.10.11' 'tcp' '1024' range
check 'fng81kzk0mn1' '10.1.10.11' 'tcp' '65535' range
check 'fnx12fjdegy7' '10.1.10.10' 'tcp' '3268'
check 'fnx12fjdegy7' '10.1.10.11' 'tcp' '3268'
check 'f5hpsq0vx83a' '10.1.10.10' 'tcp' '3269'
check 'f5hpsq0vx83a' '10.1.10.11' 'tcp' '3269'
check 'ftztcgm4qr6q' '10.1.10.10' 'udp' '53'
check 'ftztcgm4qr6q' '10.1.10.11' 'udp' '53'
check 'ffhvsds68dhg' '10.1.10.10' 'udp' '88'
check 'ffhvsds68dhg' '10.1.10.11' 'udp' '88'
check 'fnt867p4sey7' '10.1.10.10' 'udp' '123'
check 'fnt867p4sey7' '10.1.10.11' 'udp' '123'
check 'ftxp53cazt64' '10.1.10.10' 'udp' '389'
check 'ftxp53cazt64' '10.1.10.11' 'udp' '389'
check 'fz40k7cg3e9j' '10.1.10.10' 'udp' '464'
check 'fz40k7cg3e9j' '10.1.10.11' 'udp' '464'
check 'fn1n62nf9w7h' '10.1.10.10' 'udp' '1024' range
check 'fn1n62nf9w7h' '10.1.10.10' 'udp' '65535' range
check 'fn1n62nf9w7h' '10.1.10.11' 'udp' '1024' range
check 'fn1n62nf9w7h' '10.1.10.11' 'udp' '65535' range
} >"$out"
printf '%s\n' "Results: $out" >&2
