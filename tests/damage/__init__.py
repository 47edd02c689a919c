"""Files that lost or changed some bytes: what of them is read wrong, or lost, without a word."""
