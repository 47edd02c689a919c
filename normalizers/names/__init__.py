"""Names of bodies, places and persons in running text."""
