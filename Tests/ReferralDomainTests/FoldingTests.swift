// Names are found as people type them.

import ReferralDomain
import Testing

@Test(arguments: [
    ("ŁUCZAK", "luczak"), ("Müller", "muller"), ("Ștefan", "stefan"), ("O'Shea", "oshea"), ("Søren", "soren"),
    ("Ọládàpọ̀", "oladapo"), ("Weiß", "weiss"), ("Æthelred", "aethelred"), ("Moore-Morris", "mooremorris"),
    ("Ana  María", "ana maria"), ("李", "李"), ("", ""),
])
func `a name folds to what an English keyboard types`(name: String, folded: String) {
    #expect(Folding.folded(name) == folded)
}

@Test func `a search is its words, whatever stands between them`() {
    #expect(Folding.words(" Smith, Emma ") == ["smith", "emma"])
    #expect(Folding.words("moore-morris") == ["moore", "morris"])
    #expect(Folding.words(" , ").isEmpty)
}
