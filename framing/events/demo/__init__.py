"""The demo event: who told it and what they told, as data. docs/demo-event.md says from what."""
