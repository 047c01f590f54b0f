"""Exports: one format a file, with ``NAME``, ``MIME_TYPE`` and ``write(...)``."""
