"""Stored rows and findings -> what a template shows; the site's words are chosen here."""
