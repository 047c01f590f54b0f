"""Document → zones, and the date of publication where only the text tells it."""
