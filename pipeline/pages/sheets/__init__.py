"""Workbooks (.xlsx, .xls, .ods): what a person sees on their sheets, as blocks."""
