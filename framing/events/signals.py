"""What other apps can listen to."""

from django.dispatch import Signal

# Sent after commit with `event_id` when the texts of that event are others than before: an account
# has a new current version, or was taken out or put back.
version_ready = Signal()
