/** Stands in for a converter of web pages that one command of the shell's library would use: it is not among ours. */
class NoMarkdown {}

export { NoMarkdown as default };
