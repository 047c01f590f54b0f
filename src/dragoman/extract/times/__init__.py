"""When: time expressions resolved against the date of publication."""
