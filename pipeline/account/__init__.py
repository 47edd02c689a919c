"""The account: what of a document is in no row, and is not named for what else it is."""
