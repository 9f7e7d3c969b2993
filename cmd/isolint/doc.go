// Isolint finds Go tests that are not isolated.
package main
