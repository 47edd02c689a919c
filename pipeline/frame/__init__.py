"""What each fiscal year asks, how its scores add up, and how they are rated."""
