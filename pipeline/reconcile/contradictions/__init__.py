"""Where a report contradicts itself: names, claims, levels and covers held against its own scores."""
