#!/usr/bin/env bash
# Tests the flows that br-fs1 in Branch servers opens. Run it there: bash SCRIPT [RESULT_FILE]
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
check 'f9esg4chwzgp' '10.1.10.10' 'icmp' ''
check 'f9esg4chwzgp' '10.1.10.11' 'icmp' ''
check 'f5ftj55n8w4y' '10.1.10.10' 'icmp' ''
check 'f5ftj55n8w4y' '10.1.10.11' 'icmp' ''
check 'ffgwxa2sf07y' '10.1.10.10' 'icmp' ''
check 'ffgwxa2sf07y' '10.1.10.11' 'icmp' ''
check 'fjd6hn7rajch' '10.1.10.10' 'tcp' '53'
check 'fjd6hn7rajch' '10.1.10.11' 'tcp' '53'
check 'fekmrn3ymvqv' '10.1.10.10' 'tcp' '88'
check 'fekmrn3ymvqv' '10.1.10.11' 'tcp' '88'
check 'f1rn03f4dbmy' '10.1.10.10' 'tcp' '135'
check 'f1rn03f4dbmy' '10.1.10.11' 'tcp' '135'
check 'fvcb1c8rhxvr' '10.1.10.10' 'tcp' '389'
check 'fvcb1c8rhxvr' '10.1.10.11' 'tcp' '389'
check 'fdmgfn5z17ke' '10.1.10.10' 'tcp' '445'
check 'fdmgfn5z17ke' '10.1.10.11' 'tcp' '445'
check 'fm08hz8wpjkr' '10.1.10.10' 'tcp' '464'
check 'fm08hz8wpjkr' '10.1.10.11' 'tcp' '464'
check 'f1136thjkbq9' '10.1.10.10' 'tcp' '636'
check 'f1136thjkbq9' '10.1.10.11' 'tcp' '636'
check 'fnna7nxpaep7' '10.1.10.10' 'tcp' '1024' range
check 'fnna7nxpaep7' '10.1.10.10' 'tcp' '65535' range
check 'fnna7nxpaep7' '10.1.10.11' 'tcp' '1024' range
check 'fnna7nxpaep7' '10.1.10.11' 'tcp' '65535' range
check 'fsc8e573va71' '10.1.10.10' 'tcp' '1024' range
check 'fsc8e573va71' '10.1.10.10' 'tcp' '65535' range
check 'fsc8e573va71' '10.1.10.11' 'tcp' '1024' range
check 'fsc8e573va71' '10.1.10.11' 'tcp' '65535' range
check 'f68j0hrrprnt' '10.1.10.10' 'tcp' '1024' range
check 'f68j0hrrprnt' '10.1.10.10' 'tcp' '65535' range
check 'f68j0hrrprnt' '10.1.10.11' 'tcp' '1024' range
check 'f68j0hrrprnt' '10.1.10.11' 'tcp' '65535' range
check 'fn6dwjpbcgj2' '10.1.10.10' 'tcp' '1024' range
check 'fn6dwjpbcgj2' '10.1.10.10' 'tcp' '65535' range
check 'fn6dwjpbcgj2' '10.1.10.11' 'tcp' '1024' range
check 'fn6dwjpbcgj2' '10.1.10.11' 'tcp' '65535' range
check 'fvtvq00kdm5h' '10.1.10.10' 'tcp' '3268'
check 'fvtvq00kdm5h' '10.1.10.11' 'tcp' '3268'
check 'fkbthkvf592r' '10.1.10.10' 'tcp' '3269'
check 'fkbthkvf592r' '10.1.10.11' 'tcp' '3269'
check 'fbhb1qwqz8vj' '10.1.10.10' 'udp' '53'
check 'fbhb1qwqz8vj' '10.1.10.11' 'udp' '53'
check 'fyhkj92d15ae' '10.1.10.10' 'udp' '88'
check 'fyhkj92d15ae' '10.1.10.11' 'udp' '88'
check 'fx0q93ts81kr' '10.1.10.10' 'udp' '123'
check 'fx0q93ts81kr' '10.1.10.11' 'udp' '123'
check 'fd1mh07w7a0b' '10.1.10.10' 'udp' '389'
check 'fd1mh07w7a0b' '10.1.10.11' 'udp' '389'
check 'f9cygsd21a79' '10.1.10.10' 'udp' '464'
check 'f9cygsd21a79' '10.1.10.11' 'udp' '464'
check 'f7gnyt5yz16j' '10.1.10.10' 'udp' '1024' range
check 'f7gnyt5yz16j' '10.1.10.10' 'udp' '65535' range
check 'f7gnyt5yz16j' '10.1.10.11' 'udp' '1024' range
check 'f7gnyt5yz16j' '10.1.10.11' 'udp' '65535' range
} >"$out"
printf '%s\n' "Results: $out" >&2
