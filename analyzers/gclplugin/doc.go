// Package gclplugin makes isolint a module plugin of golangci-lint v2.
//
// It adds nothing to the findings: it turns the plugin's settings in
// .golangci.yml into isolint's own, and folds the related information of each
// finding into its message, because golangci-lint would show every piece of it
// as an issue of its own. Severities, exclusions and the choice of files are
// golangci-lint's business.
//
// The settings stand in .golangci.yml itself and not in .isolint.yml, which
// golangci-lint does not know: its cache would answer with findings of older
// settings.
//
// docs/golangci-lint.md tells how to build a golangci-lint that has the plugin.
package gclplugin
