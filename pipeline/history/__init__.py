"""Two snapshots of a dataset held against each other: what fell, and what is otherwise."""
