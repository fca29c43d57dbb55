package cli

import (
	"bytes"
	"io/fs"
)

// An overlay is a file system with other texts for some of its files, so that corrections can be checked before they are
// written.
type overlay struct {
	fs.FS
	texts map[string][]byte
}

func (o overlay) Open(name string) (fs.File, error) {
	text, ok := o.texts[name]
	if !ok {
		return o.FS.Open(name)
	}
	info, err := o.Stat(name)
	if err != nil {
		return nil, err
	}
	return &openText{Reader: bytes.NewReader(text), info: info}, nil
}

func (o overlay) Stat(name string) (fs.FileInfo, error) {
	info, err := fs.Stat(o.FS, name)
	if text, ok := o.texts[name]; ok && err == nil {
		return textInfo{info, int64(len(text))}, nil
	}
	return info, err
}

func (o overlay) ReadFile(name string) ([]byte, error) {
	if text, ok := o.texts[name]; ok {
		return bytes.Clone(text), nil
	}
	return fs.ReadFile(o.FS, name)
}

func (o overlay) Lstat(name string) (fs.FileInfo, error) { return fs.Lstat(o.FS, name) }

func (o overlay) ReadLink(name string) (string, error) { return fs.ReadLink(o.FS, name) }

type openText struct {
	*bytes.Reader
	info fs.FileInfo
}

func (f *openText) Stat() (fs.FileInfo, error) { return f.info, nil }
func (f *openText) Close() error               { return nil }

type textInfo struct {
	fs.FileInfo
	size int64
}

func (i textInfo) Size() int64 { return i.size }
