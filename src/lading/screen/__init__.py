"""A party → its answer: listed, exposed, mentioned, with everything the answer stands on."""
