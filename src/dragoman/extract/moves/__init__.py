"""What is done: frames of the move lexicon, filled and weighed."""
