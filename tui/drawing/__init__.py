"""Pure functions from text to lines and strips: no widget, no app, no input."""
