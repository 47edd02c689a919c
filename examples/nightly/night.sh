#!/bin/sh
# One night: read what is new, and tell somebody only where a person is needed. Called by cron, systemd or Airflow.
#
#   REPORTS  the scraper's folder              DATASET   the dataset
#   OPTIONS  more for `prongsai run`           TELL      a command that takes a message on stdin (mail, a chat hook)
set -u
: "${REPORTS:?the folder of reports}" "${DATASET:?the folder of the dataset}"
TELL=${TELL:-cat}

# shellcheck disable=SC2086  # options are several words
said=$(prongsai run "$REPORTS" --out "$DATASET" ${OPTIONS:-} 2>&1)
code=$?
printf '%s\n' "$said"

case $code in
    0) exit 0 ;;
    # the dataset is there; what could not be read stands in its table findings, and will be tried again
    1) exit 0 ;;
    5) subject="prongsai published nothing: too much of the dataset before was gone" ;;
    2 | 3 | 4) subject="prongsai could not run" ;;
    130) exit 130 ;;
    *) subject="prongsai failed (exit code $code)" ;;
esac
printf '%s\n\n%s\n' "$subject" "$said" | sh -c "$TELL"
exit "$code"
