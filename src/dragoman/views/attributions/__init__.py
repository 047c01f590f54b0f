"""Who said what, for a terminal, as JSON lines, or as a page that shows it in the text."""
