"""One truth about errors: what is right, wrong, silent or lost, for the tests, the bench and the README alike."""
