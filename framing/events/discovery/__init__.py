"""Feeds and sitemaps of outlets -> articles that may be about an event, for a person to choose."""
