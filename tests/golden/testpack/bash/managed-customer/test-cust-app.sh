#!/usr/bin/env bash
# Tests the flows that cust-app in Customer servers opens. Run it there: bash SCRIPT [RESULT_FILE]
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
check 'fxbzpxm1cxzv' '10.90.10.20' 'tcp' '25'
check 'f92wmgnk3rh3' '10.90.10.10' 'tcp' '53'
check 'fe1sc0dtwfp2' '10.90.10.20' 'tcp' '80'
check 'fe9kcm94dfdm' '10.90.10.20' 'tcp' '443'
check 'fcnfd2wm7ma6' '10.90.10.11' 'tcp' '1270'
check 'fe7ncw1b34nx' '10.90.10.20' 'udp' '25'
check 'ffgdardtr45t' '10.90.10.10' 'udp' '53'
check 'fsmyp54tyj83' '10.90.10.11' 'udp' '162'
} >"$out"
printf '%s\n' "Results: $out" >&2
