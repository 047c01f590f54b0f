"""Who is reported to say, think or want what."""
