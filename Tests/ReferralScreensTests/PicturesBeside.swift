// What lies beside a letter, at each size of window.

import Testing

@Suite struct PicturesBeside {
    @Test func `a decision beside the letter`() {
        Scene.beside.expect(
            16, 60,
            looks: """
                @@beside60
                """)
        Scene.beside.expect(
            24, 80,
            looks: """
                @@beside80
                """)
        Scene.beside.expect(
            30, 100,
            looks: """
                @@beside100
                """)
        Scene.beside.expect(
            43, 132,
            looks: """
                @@beside132
                """)
        Scene.beside.expect(
            50, 200,
            looks: """
                @@beside200
                """)
    }
}
