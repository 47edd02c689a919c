"""Airflow: one task a night. What was read before an interruption is kept, so another try costs what is left."""

from datetime import datetime, timedelta

from airflow import DAG
from airflow.operators.bash import BashOperator

with DAG(
    "prongsai",
    schedule="30 1 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 2, "retry_delay": timedelta(minutes=10)},
):
    BashOperator(
        task_id="read_reports",
        bash_command="/srv/prongsai/examples/nightly/night.sh ",  # the blank: else it is taken for a template's name
        env={"REPORTS": "/srv/reports", "DATASET": "/srv/dataset"},
        append_env=True,
        execution_timeout=timedelta(hours=12),
    )
