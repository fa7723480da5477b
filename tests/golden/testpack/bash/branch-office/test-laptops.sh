#!/usr/bin/env bash
# Tests the flows that Laptops in Branch users opens. Run it there: bash SCRIPT [RESULT_FILE]
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
check 'fvd92nnx3xb8' '10.20.20.11' 'icmp' ''
check 'fsqm4tcnnehg' '10.20.20.11' 'tcp' '445'
check 'fsqm4tcnnehg' '10.20.20.12' 'tcp' '445'
check 'f7rk071f3m1p' '10.1.10.10' 'icmp' ''
check 'f7rk071f3m1p' '10.1.10.11' 'icmp' ''
check 'f1nyp7pg3jr4' '10.1.10.10' 'icmp' ''
check 'f1nyp7pg3jr4' '10.1.10.11' 'icmp' ''
check 'fkr7bdsmskq2' '10.1.10.10' 'icmp' ''
check 'fkr7bdsmskq2' '10.1.10.11' 'icmp' ''
check 'fvz0fs0bdfye' '10.1.10.10' 'tcp' '53'
check 'fvz0fs0bdfye' '10.1.10.11' 'tcp' '53'
check 'fyt6drq69dt5' '10.1.10.21' 'tcp' '80'
check 'fcq2sp25jrx7' '10.1.10.10' 'tcp' '88'
check 'fcq2sp25jrx7' '10.1.10.11' 'tcp' '88'
check 'fnccwj9dz46j' '10.1.10.10' 'tcp' '135'
check 'fnccwj9dz46j' '10.1.10.11' 'tcp' '135'
check 'ftvgfrby69vr' '10.1.10.10' 'tcp' '389'
check 'ftvgfrby69vr' '10.1.10.11' 'tcp' '389'
check 'fc5vy8mxpwbd' '10.1.10.21' 'tcp' '443'
check 'frsymht6yemd' '10.1.10.10' 'tcp' '445'
check 'frsymht6yemd' '10.1.10.11' 'tcp' '445'
check 'fbck2mpq5qnq' '10.1.10.10' 'tcp' '464'
check 'fbck2mpq5qnq' '10.1.10.11' 'tcp' '464'
check 'f4sbjf3cjkdj' '10.1.10.10' 'tcp' '636'
check 'f4sbjf3cjkdj' '10.1.10.11' 'tcp' '636'
check 'fgpavpxggj4s' '10.1.10.10' 'tcp' '1024' range
check 'fgpavpxggj4s' '10.1.10.10' 'tcp' '65535' range
check 'fgpavpxggj4s' '10.1.10.11' 'tcp' '1024' range
check 'fgpavpxggj4s' '10.1.10.11' 'tcp' '65535' range
check 'f3jxyk341a34' '10.1.10.10' 'tcp' '1024' range
check 'f3jxyk341a34' '10.1.10.10' 'tcp' '65535' range
check 'f3jxyk341a34' '10.1.10.11' 'tcp' '1024' range
check 'f3jxyk341a34' '10.1.10.11' 'tcp' '65535' range
check 'feme05235z6f' '10.1.10.10' 'tcp' '1024' range
check 'feme05235z6f' '10.1.10.10' 'tcp' '65535' range
check 'feme05235z6f' '10.1.10.11' 'tcp' '1024' range
check 'feme05235z6f' '10.1.10.11' 'tcp' '65535' range
check 'f0cw86ftfbnx' '10.1.10.10' 'tcp' '1024' range
check 'f0cw86ftfbnx' '10.1.10.10' 'tcp' '65535' range
check 'f0cw86ftfbnx' '10.1.10.11' 'tcp' '1024' range
check 'f0cw86ftfbnx' '10.1.10.11' 'tcp' '65535' range
check 'fenae4f5by3v' '10.1.10.10' 'tcp' '3268'
check 'fenae4f5by3v' '10.1.10.11' 'tcp' '3268'
check 'f889zv8zhttj' '10.1.10.10' 'tcp' '3269'
check 'f889zv8zhttj' '10.1.10.11' 'tcp' '3269'
check 'fvkef25mpeqf' '10.1.10.10' 'udp' '53'
check 'fvkef25mpeqf' '10.1.10.11' 'udp' '53'
check 'fnq5r6dsv1aa' '10.1.10.10' 'udp' '88'
check 'fnq5r6dsv1aa' '10.1.10.11' 'udp' '88'
check 'f7ymreay8vfk' '10.1.10.10' 'udp' '123'
check 'f7ymreay8vfk' '10.1.10.11' 'udp' '123'
check 'fdqg82ar79zj' '10.1.10.10' 'udp' '389'
check 'fdqg82ar79zj' '10.1.10.11' 'udp' '389'
check 'ffat2e78fxa9' '10.1.10.10' 'udp' '464'
check 'ffat2e78fxa9' '10.1.10.11' 'udp' '464'
check 'fmmy5vqjxjqx' '10.1.10.10' 'udp' '1024' range
check 'fmmy5vqjxjqx' '10.1.10.10' 'udp' '65535' range
check 'fmmy5vqjxjqx' '10.1.10.11' 'udp' '1024' range
check 'fmmy5vqjxjqx' '10.1.10.11' 'udp' '65535' range
} >"$out"
printf '%s\n' "Results: $out" >&2
