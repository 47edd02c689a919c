"""Text from outside, made up at random: every parser of it must end, stay within its contract and invent nothing."""
