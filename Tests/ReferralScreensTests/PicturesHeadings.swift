// The headings of a letter to choose from, at each size of window.

import Testing

@Suite struct PicturesHeadings {
    @Test func `headings of a letter`() {
        Scene.headings.expect(
            16, 60,
            looks: """
                @@headings60
                """)
        Scene.headings.expect(
            24, 80,
            looks: """
                @@headings80
                """)
        Scene.headings.expect(
            30, 100,
            looks: """
                @@headings100
                """)
        Scene.headings.expect(
            43, 132,
            looks: """
                @@headings132
                """)
        Scene.headings.expect(
            50, 200,
            looks: """
                @@headings200
                """)
    }
}
