"""Reading of many files at once: shards, processes, merging. Nothing is in it yet."""
