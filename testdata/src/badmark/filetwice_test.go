//isolint:mark slow
//isolint:mark slow // want `the mark slow is given to the file twice`

package badmark
