"""One module per kind of report; each fills a Draft."""
