"""If this, then that: conditional sentences and what they commit to."""
