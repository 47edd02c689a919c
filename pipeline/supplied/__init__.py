"""What people supply beside the reports: where the scraper found them, and what a person decided about a value."""
