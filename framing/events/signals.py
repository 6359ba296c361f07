"""What other apps can listen to."""

from django.dispatch import Signal

# Sent after commit with `event_id` when an account of that event has a new current version.
version_ready = Signal()
