"""Reports of measures by chance with known truth, to see how they are read in words and forms that nobody tuned to."""
