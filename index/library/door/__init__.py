"""The parts of `Library`, a module for each kind of thing that one does with it."""
