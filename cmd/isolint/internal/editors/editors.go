// Package editors has the settings that make editors start a gopls with isolint inside.
// 'isolint gopls' prints them, and docs/editors.md shows the same text.
package editors

import (
	"encoding/json"
	"strings"
)

// An Editor is one, and what it has to be told.
type Editor struct {
	Name string
	File string // where the settings stand
	text string // PATH stands for the program as a string of that language
}

// All returns the editors in the order of the documentation.
func All() []Editor {
	return []Editor{
		{"VS Code", "settings.json", vscode},
		{"Neovim", "init.lua; 0.11 or newer", neovim},
		{"Helix", "languages.toml", helix},
		{"Emacs with eglot", "init.el", eglot},
		{"Emacs with lsp-mode", "init.el", lspMode},
	}
}

// Settings are those for a gopls at path.
func (e Editor) Settings(path string) string {
	return strings.ReplaceAll(e.text, "PATH", quote(path))
}

// quote writes a name as a string of JSON, Lua, TOML and Emacs Lisp, which agree on
// quotation marks and backslashes.
func quote(path string) string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if e.Encode(path) != nil {
		panic("internal error: a string that JSON does not take")
	}
	return strings.TrimSpace(b.String())
}

const vscode = `"go.alternateTools": {
	"gopls": PATH
}
`

const neovim = `vim.lsp.config('gopls', {
  cmd = { PATH },
  filetypes = { 'go', 'gomod', 'gowork', 'gotmpl' },
  root_markers = { 'go.work', 'go.mod', '.git' },
})
vim.lsp.enable('gopls')
`

const helix = `[language-server.gopls]
command = PATH
`

const eglot = `(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs
               '((go-mode go-ts-mode go-mod-ts-mode) . (PATH))))
`

const lspMode = `(setq lsp-go-gopls-server-path PATH)
`
