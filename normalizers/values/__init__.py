"""Digits, scores, codes, dates, periods and lists as printed -> values."""
