"""The line from a folder of reports to a dataset: one folder per stage, composed by `document` and `run`."""
