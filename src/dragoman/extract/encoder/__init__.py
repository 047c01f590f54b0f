"""The shared encoder: a small transformer that reads every passage once, for all heads that need it."""
