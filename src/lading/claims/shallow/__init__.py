"""What the readers of Russian and Chinese share: names and phrases as values, frames filled from them, claims made."""
