"""One widget a file. They know articles and what is drawn, not screens and not each other."""
